"use client";
/** Selection opens here: a panel beside the page, a sheet on a phone, Escape closes it. */
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";

interface SidePanelProps {
  title: ReactNode;
  description?: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** A receipt lies above the panel it was opened from. */
  above?: boolean;
}

export function SidePanel({ title, description, open, onClose, children, above = false }: SidePanelProps) {
  return (
    <Dialog.Root open={open} modal={false} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          onInteractOutside={(event) => event.preventDefault()}
          className={`fixed right-0 bottom-[calc(var(--timebar)+var(--bottom-nav,0px))] flex w-full flex-col border-l border-hairline-strong bg-surface-1 max-md:top-[35%] max-md:border-t md:top-[var(--head)] md:w-[400px] ${above ? "z-40" : "z-30"}`}
        >
          <div className="flex items-start justify-between gap-3 border-b border-hairline px-5 py-3">
            <div className="min-w-0">
              <Dialog.Title className="truncate text-title font-medium">{title}</Dialog.Title>
              {description && <p className="text-label text-text-2">{description}</p>}
            </div>
            <Dialog.Close className="rounded-sm px-2 py-1 text-label text-text-2 hover:text-text-1">Close</Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
