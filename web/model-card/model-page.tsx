export default function ModelPage() {
  return (
    <div class="page">
      <h1>Model</h1>
    </div>
  );
}
