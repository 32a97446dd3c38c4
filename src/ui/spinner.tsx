/** Work of unknown length. */
export function Spinner({ label }: { readonly label: string }) {
  return (
    <div class="db-spinner" role="status">
      <span class="db-spin" aria-hidden="true" />
      <span>{label}</span>
    </div>
  );
}
