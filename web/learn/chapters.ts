/** A chapter of the lessons, as the contents and the head of its page show it. Its text is in a file of its own. */
export interface ChapterEntry {
  /** The address is /learn/SLUG. */
  readonly slug: string;
  readonly title: string;
  /** Its one idea, in a sentence. */
  readonly idea: string;
}

/** The chapters in their order. */
export const chapters: readonly ChapterEntry[] = [
  {
    slug: "mystery-function",
    title: "The mystery function",
    idea: "A network finds a rule from examples, where nobody can write the rule down.",
  },
  { slug: "unit", title: "A unit: W X + b", idea: "One unit weighs the scores, adds them up and draws a line." },
  { slug: "too-linear", title: "Too linear", idea: "Layers without a bend between them are no more than one layer." },
  {
    slug: "activations",
    title: "Activation functions",
    idea: "An activation function bends the sum, and its slope decides how much the unit can learn.",
  },
  {
    slug: "sigmoid-and-softmax",
    title: "Sigmoid and softmax",
    idea: "Both turn sums into probabilities: the sigmoid a single one, softmax one for each class.",
  },
  { slug: "loss", title: "The loss", idea: "The loss says how wrong the network is, in a way that has a slope." },
  {
    slug: "descent",
    title: "Descent by hand",
    idea: "Gradient descent follows the slope of the loss; the learning rate is the length of the step.",
  },
  { slug: "backpropagation", title: "Backpropagation", idea: "The chain rule finds every slope in one pass backwards." },
  { slug: "where-to-start", title: "Where to start", idea: "Initial weights decide whether a deep network feels any gradient at all." },
  { slug: "four-ways-down", title: "Four ways down", idea: "The optimizer and the learning rate choose the path down the same landscape." },
  { slug: "too-long", title: "Too long", idea: "A network that trains too long learns its examples by heart." },
  { slug: "reading-a-result", title: "Reading a result", idea: "One split of few samples says little; many splits show how much is luck." },
  {
    slug: "reading-an-answer",
    title: "Reading an answer",
    idea: "What a prediction says, how certain it is, why, and what would change it.",
  },
];
