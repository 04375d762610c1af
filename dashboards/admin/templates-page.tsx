import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import type { Template } from "#src/city/pack/templates-file.ts";
import { AUTOMATIC } from "#src/domain/dialogue/template-ids.ts";
import type { TextSetting } from "#src/services/dialogue/text-settings.ts";
import { TextVersions } from "./text-versions.tsx";

interface Props {
  page: Page;
  setting: TextSetting<"templates">;
  flash?: string | undefined;
  errors?: { field: string; message: string }[];
}

/** Whether the service needs it and says it by itself. */
export const isAutomatic = (id: string): boolean => Object.hasOwn(AUTOMATIC, id);

export function TemplatesPage({ page, setting, flash, errors = [] }: Props) {
  const words = page.t.templates;
  const { templates } = setting.document;
  return (
    <LayoutStaff page={page} title={words.title}>
      <Flash text={flash} />
      <ErrorSummary title={page.t.common.errorTitle} errors={errors} />
      <div class="list-head">
        <h1>{words.title}</h1>
        <a class="button button-quiet" href="/admin/templates/new">
          {words.add}
        </a>
      </div>
      <p class="lead">{words.lead}</p>
      <h2>{words.automatic}</h2>
      <List page={page} templates={templates.filter(({ id }) => isAutomatic(id))} />
      <h2>{words.staff}</h2>
      <List page={page} templates={templates.filter(({ id }) => !isAutomatic(id))} />
      <TextVersions page={page} part="templates" setting={setting} />
    </LayoutStaff>
  );
}

function List({ page, templates }: { page: Page; templates: Template[] }) {
  const words = page.t.templates;
  return (
    <table class="figures texts">
      <thead>
        <tr>
          <th scope="col">{words.about}</th>
          <th scope="col">{words.text}</th>
        </tr>
      </thead>
      <tbody>
        {templates.map(({ id, about, vi }) => (
          <tr>
            <th scope="row">
              <a href={`/admin/templates/${id}`}>{about}</a>
              <code class="unit-id muted">{id}</code>
            </th>
            <td data-of={words.text} lang="vi">
              {vi.text}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
