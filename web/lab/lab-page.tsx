import { useHydrated } from "../use-hydrated.ts";
import "../styles/lab.css";

/** The Lab page: train a network and watch it learn. */
export default function LabPage() {
  useHydrated();
  return (
    <div class="page lab">
      <header class="hero">
        <h1>Watch it learn</h1>
      </header>
    </div>
  );
}
