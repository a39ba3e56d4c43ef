"use client";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";

import { isCurrent, pages } from "./pages";

/** Time belongs to all pages: a link to another page takes it along. */
export function useCarriedQuery(): string {
  const params = useSearchParams();
  const kept = new URLSearchParams();
  for (const name of ["t", "range"]) {
    const value = params.get(name);
    if (value) kept.set(name, value);
  }
  const text = kept.toString();
  return text ? `?${text}` : "";
}

/** On a phone the bar holds more pages than fit: the one shown is in view. */
const intoView = (link: HTMLAnchorElement | null) => link?.scrollIntoView({ block: "nearest", inline: "center" });

export function Rail() {
  const pathname = usePathname();
  const query = useCarriedQuery();
  return (
    <nav
      aria-label="Pages"
      className="z-20 flex border-hairline bg-surface-0 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:h-14 max-md:border-t max-md:pb-[env(safe-area-inset-bottom)] md:w-[var(--rail)] md:flex-col md:border-r md:pt-4"
    >
      <ul className="flex w-full max-md:overflow-x-auto max-md:[scrollbar-width:none] md:flex-col">
        {pages.map((page) => (
          <li key={page.href} className="max-md:min-w-16 max-md:flex-1">
            <Link
              href={`${page.href}${query}`}
              aria-current={isCurrent(page.href, pathname) ? "page" : undefined}
              ref={isCurrent(page.href, pathname) ? intoView : undefined}
              className="flex items-center gap-3 text-text-2 hover:text-text-1 aria-[current=page]:text-text-1 max-md:h-14 max-md:flex-col max-md:justify-center max-md:gap-1 max-md:text-label md:h-9 md:border-l-2 md:border-transparent md:px-5 md:aria-[current=page]:border-accent md:aria-[current=page]:bg-surface-1 max-md:aria-[current=page]:text-accent"
            >
              {page.icon}
              <span className="max-md:hidden">{page.title}</span>
              <span className="md:hidden">{page.short}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
