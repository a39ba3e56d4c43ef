export function AsteroidsPage() {
  return null;
}
