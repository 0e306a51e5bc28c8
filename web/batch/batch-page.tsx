export default function BatchPage() {
  return (
    <div class="page">
      <h1>Batch</h1>
    </div>
  );
}
