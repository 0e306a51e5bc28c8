import type { Recipe } from "../training/recipe.ts";
import type { ScalingName } from "../training/scaling.ts";

/** One of the recipes that a selection chooses from, with a name that says what sets it apart. */
export interface CandidateRecipe {
  readonly name: string;
  readonly recipe: Recipe;
}

const INPUTS: readonly { readonly name: string; readonly scaling: ScalingName }[] = [
  { name: "square roots", scaling: "root-standard" },
  { name: "fourth roots", scaling: "fourth-root-standard" },
];

/** The candidates for the shipped recipe: a grid of inputs, noise and decay, and changes to inputs and hidden layers. */
export function candidateRecipes(base: Recipe): CandidateRecipe[] {
  const changed = (name: string, change: Partial<Recipe>, training: Partial<Recipe["training"]> = {}): CandidateRecipe => ({
    name,
    recipe: { ...base, ...change, training: { ...base.training, ...training } },
  });
  const grid = INPUTS.flatMap(({ name, scaling }) =>
    [0.5, 0.6, 0.7, 0.8].flatMap((inputNoise) =>
      [0.0005, 0.001].map((l2) => changed(`${name}, noise ${inputNoise}, decay ${l2}`, { scaling }, { inputNoise, l2 })),
    ),
  );
  const relu = (units: number) => ({ units, activation: "relu" }) as const;
  return [
    ...grid,
    changed("raw scores", { scaling: "standard" }),
    changed("logarithms", { scaling: "log-standard" }),
    changed("8 hidden units", { hidden: [relu(8)] }),
    changed("30 hidden units", { hidden: [relu(30)] }),
    changed("two hidden layers of 15", { hidden: [relu(15), relu(15)] }),
    changed("tanh units", { hidden: [{ units: 15, activation: "tanh" }] }),
  ];
}
