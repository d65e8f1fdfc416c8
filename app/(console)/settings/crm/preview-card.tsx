import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { Input } from "@/components/ui/input"
import { previewContact } from "@/lib/crm/preview"
import { fieldSpec, problemWords } from "@/lib/crm/words"
import type { Ctx } from "@/lib/ctx"
import { toAppError } from "@/lib/errors"
import { suggestPatients } from "@/lib/patients/suggest"
import { t } from "@/lib/say"
import type { Asked } from "./crm-view"

/** What would be written for one person; nothing is. */
export async function PreviewCard({ ctx, asked: { q = "", patient } }: { ctx: Ctx; asked: Asked }) {
  const asked = q.trim()
  const found = asked.length >= 2 ? await suggestPatients(ctx, { q: asked.slice(0, 80) }) : null
  return (
    <Card id="preview" title={t("What would be written for…")}>
      <form action="/settings/crm#preview" className="flex flex-wrap gap-2">
        <Input
          name="q"
          type="search"
          aria-label={t("A patient's name or number")}
          placeholder={t("A patient's name or number")}
          defaultValue={q}
          className="min-w-60 grow"
        />
        <Button type="submit">{t("Look")}</Button>
      </form>
      {found && (
        <ul className="mt-3 grid gap-1 text-sm">
          {found.length === 0 && <li className="text-ink-3">{t("Nobody is called so.")}</li>}
          {found.map((one) => (
            <li key={one.id}>
              <Link
                href={`/settings/crm?patient=${one.id}#preview`}
                className="font-medium underline underline-offset-3"
              >
                <PatientText>{one.name}</PatientText>
              </Link>{" "}
              <span className="text-ink-3">{one.address}</span>
            </li>
          ))}
        </ul>
      )}
      {patient && <Preview ctx={ctx} id={patient} />}
    </Card>
  )
}

async function Preview({ ctx, id }: { ctx: Ctx; id: string }) {
  const shown = await previewContact(ctx, { id }).catch((error: unknown) => {
    if (!["not_found", "invalid_input"].includes(toAppError(error).code)) throw error
    return null
  })
  if (!shown) return <p className="mt-3 text-sm text-ink-3">{t("There is no such patient here.")}</p>
  const basis = shown.basis === "consent" ? t("Agreed to sharing") : t("Never asked: the clinic's own list")
  return (
    <div className="mt-4 grid gap-3">
      {shown.problem ? (
        <Callout tone="amber" title={t("Nothing is written")}>
          {t(problemWords(shown.problem))}.
        </Callout>
      ) : (
        <p className="text-sm text-ink-2">
          {basis}.{" "}
          {shown.externalId ? t("Linked with contact {id}.", { id: shown.externalId }) : t("Not linked yet.")}
        </p>
      )}
      <DefinitionList>
        {shown.rows.map(({ field, property, value }) => (
          <Definition key={field} term={t(fieldSpec(field).name)}>
            {value ? <PatientText>{value}</PatientText> : <span className="text-ink-3">{t("Nothing")}</span>}{" "}
            <code className="font-mono text-xs text-ink-3">{property}</code>
          </Definition>
        ))}
      </DefinitionList>
    </div>
  )
}
