import type { Recipe } from "../training/recipe.ts";

/** One of the recipes that a selection chooses from, with a name that says what sets it apart. */
export interface CandidateRecipe {
  readonly name: string;
  readonly recipe: Recipe;
}

/** The candidates for the shipped recipe: a grid of noise and decay, and changes to inputs and hidden layers. */
export function candidateRecipes(base: Recipe): CandidateRecipe[] {
  const changed = (name: string, change: Partial<Recipe>, training: Partial<Recipe["training"]> = {}): CandidateRecipe => ({
    name,
    recipe: { ...base, ...change, training: { ...base.training, ...training } },
  });
  const grid = [0.4, 0.5, 0.6, 0.7].flatMap((inputNoise) =>
    [0.0005, 0.001, 0.002].map((l2) => changed(`noise ${inputNoise}, decay ${l2}`, {}, { inputNoise, l2 })),
  );
  const noNoise = { inputNoise: 0, l2: 0.003, learningRate: 0.02 };
  const relu = (units: number) => ({ units, activation: "relu" }) as const;
  return [
    ...grid,
    changed("no noise, log inputs, decay 0.003", {}, noNoise),
    changed("no noise, min-max inputs, decay 0.003", { scaling: "min-max" }, { ...noNoise, epochs: 1000 }),
    changed("noise 0.6 without the logarithm", { scaling: "standard" }),
    changed("5 hidden units", { hidden: [relu(5)] }),
    changed("30 hidden units", { hidden: [relu(30)] }),
    changed("two hidden layers of 15", { hidden: [relu(15), relu(15)] }),
    changed("tanh units", { hidden: [{ units: 15, activation: "tanh" }] }),
  ];
}
