/** A file as Vite gives it: its text. */
declare module "*?raw" {
  const text: string;
  export default text;
}
