export function SpaceWeatherPage() {
  return null;
}
