interface SmallTableProps {
  label: string;
  heads: string[];
  rows: string[][];
}

/** A chart's few numbers as a table; the first column names the row. */
export function SmallTable({ label, heads, rows }: SmallTableProps) {
  return (
    <table aria-label={label} className="w-full max-w-[640px] border-collapse">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className="h-8 border-b border-hairline-strong px-2 text-right text-label font-normal text-text-2 first:pl-0 first:text-left">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name} className="h-8 border-b border-hairline text-right">
            <th scope="row" className="text-left font-normal">
              {name}
            </th>
            {cells.map((text, i) => (
              <td key={heads[i + 1]} className="px-2">
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
