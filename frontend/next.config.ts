import type { NextConfig } from "next";

/** The gateway serves `out/` as plain files; in `next dev` what is the gateway's own is reached through rewrites. */
const gateway = process.env.ORRERY_GATEWAY_URL ?? "http://127.0.0.1:8080";
const passedOn = ["/api/:path*", "/docs", "/openapi.json", "/ready"];

const config: NextConfig =
  process.env.NODE_ENV === "development"
    ? {
        compress: false, // compressed, the live stream would wait for more than it says
        rewrites: () =>
          Promise.resolve(passedOn.map((path) => ({ source: path, destination: gateway + path }))),
      }
    : { output: "export", trailingSlash: true };

export default config;
