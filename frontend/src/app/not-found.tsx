import Link from "next/link";

export default function NotFound() {
  return (
    <div className="px-5 py-8">
      <h1 className="text-title">There is no such page</h1>
      <p className="mt-2 text-text-2">
        The address is not one of Orrery&apos;s. <Link className="underline" href="/">Go to the overview</Link>, or search with Ctrl K.
      </p>
    </div>
  );
}
