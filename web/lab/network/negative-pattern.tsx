/** The stripes that fill the bars of negative weights: they differ in form also where a bar is too thin for an outline. */
export function NegativePattern({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(20)">
        <rect class="negative-stripe" width="4.5" height="7" />
      </pattern>
    </defs>
  );
}
