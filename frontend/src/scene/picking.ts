/** GPU picking: the few pixels round the pointer are drawn again with each body's number as its colour. */
import { Color, NearestFilter, WebGLRenderTarget, type PerspectiveCamera, type Scene, type WebGLRenderer } from "three";

const BYTES = 4;

/** Number of the coded pixel nearest to the middle of a square image, or null where there is none. */
export function nearestCode(pixels: Uint8Array, side: number): number | null {
  const middle = (side - 1) / 2;
  let best: number | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let k = 0; k < side * side; k++) {
    const [low = 0, middleByte = 0, high = 0] = pixels.subarray(BYTES * k, BYTES * k + 3);
    const code = low + 256 * middleByte + 65_536 * high;
    const distance = Math.hypot((k % side) - middle, Math.floor(k / side) - middle);
    if (code === 0 || distance >= bestDistance) continue;
    best = code - 1;
    bestDistance = distance;
  }
  return best;
}

export class Picker {
  private readonly target: WebGLRenderTarget;
  private readonly pixels: Uint8Array;
  private readonly black = new Color(0x000000);

  /** @param side edge of the searched square, device pixels */
  constructor(private readonly side: number) {
    this.target = new WebGLRenderTarget(side, side, { minFilter: NearestFilter, magFilter: NearestFilter });
    this.pixels = new Uint8Array(BYTES * side * side);
  }

  /**
   * Index of the body nearest to a point of the canvas, or null.
   *
   * @param x CSS pixels from the canvas' left edge
   * @param y CSS pixels from its top edge
   */
  pick(gl: WebGLRenderer, scene: Scene, camera: PerspectiveCamera, x: number, y: number): number | null {
    const ratio = gl.getPixelRatio();
    const { width, height } = gl.domElement;
    const half = this.side / 2;
    const background = gl.getClearColor(new Color());
    const alpha = gl.getClearAlpha();
    camera.setViewOffset(width, height, x * ratio - half, y * ratio - half, this.side, this.side);
    gl.setRenderTarget(this.target);
    gl.setClearColor(this.black, 0);
    gl.clear();
    gl.render(scene, camera);
    gl.readRenderTargetPixels(this.target, 0, 0, this.side, this.side, this.pixels);
    gl.setRenderTarget(null);
    gl.setClearColor(background, alpha);
    camera.clearViewOffset();
    return nearestCode(this.pixels, this.side);
  }

  dispose(): void {
    this.target.dispose();
  }
}
