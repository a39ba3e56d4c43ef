import type { NextConfig } from "next";

/** The gateway serves `out/` as plain files; in `next dev` the platform's API is reached through a rewrite. */
const gateway = process.env.ORRERY_GATEWAY_URL ?? "http://127.0.0.1:8080";

const config: NextConfig =
  process.env.NODE_ENV === "development"
    ? {
        rewrites: () =>
          Promise.resolve([{ source: "/api/:path*", destination: `${gateway}/api/:path*` }]),
      }
    : { output: "export", trailingSlash: true };

export default config;
