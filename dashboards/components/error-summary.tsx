import { Icon } from "./icon.tsx";

/** What is wrong, at the top of a form, each line a link to its field. Read out at once (alert), focused by autofocus. */
export function ErrorSummary({ title, errors }: { title: string; errors: { field: string; message: string }[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="notice notice-wrong" role="alert" tabindex={-1} autofocus>
      <Icon name="alert-triangle" />
      <div>
        <p class="notice-title">{title}</p>
        <ul>
          {errors.map(({ field, message }) => (
            <li>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
