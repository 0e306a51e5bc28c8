import { useHydrated } from "../use-hydrated.ts";
import "../styles/learn.css";

/** The contents of the lessons. */
export default function LearnPage() {
  useHydrated();
  return (
    <div class="page learn">
      <h1>How a network learns</h1>
    </div>
  );
}
