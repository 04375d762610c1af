/** Text with its web addresses as links: on a phone they are pressed. */
export function Linked({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/);
  return <>{parts.map((part, at) => (at % 2 === 1 ? <a href={part}>{part.replace(/^https?:\/\//, "")}</a> : part))}</>;
}
