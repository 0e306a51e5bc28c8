import type { ReproduceState } from "./reproduce-state.ts";
import { COPIED, partLabels } from "./wording.ts";

/** The parts of the file: open, equal to the deployed ones, or not. */
export function RebuiltParts({ state }: { state: ReproduceState }) {
  const parts = state.parts.value;
  const made = state.made.value;
  if (parts.length === 0) return null;
  return (
    <>
      <ul class="rebuilt-parts">
        {parts.map(({ name, agrees = made ? false : undefined }) => (
          <Part key={name} label={partLabels[name]} agrees={agrees} />
        ))}
        <Part label="The whole file, byte for byte" agrees={made && made.ours === made.theirs} />
        <Part label="The version that the server states" agrees={made?.serverVersion && made.serverVersion === made.version} />
      </ul>
      <p class="soft">{COPIED}</p>
    </>
  );
}

function Part({ label, agrees }: { label: string; agrees: boolean | "" | undefined }) {
  const [state, words] = agrees ? ["agrees", "the same"] : agrees === false ? ["differs", "different"] : ["open", "not yet"];
  return (
    <li data-state={state}>
      <span class="part-label">{label}</span> <span class="part-state">{words}</span>
    </li>
  );
}
