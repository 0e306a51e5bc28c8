export default function ApiPage() {
  return (
    <div class="page">
      <h1>Api</h1>
    </div>
  );
}
