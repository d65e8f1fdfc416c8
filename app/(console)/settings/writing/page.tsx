import type { Metadata } from "next"
import { PageBody, PageHeader } from "@/components/page-header"
import { Card } from "@/components/ui/card"
import { requireCtx } from "@/lib/auth"
import { findWriting } from "@/lib/conversations/writing"
import { t } from "@/lib/say"
import { UndoForm } from "./undo-form"

export const generateMetadata = (): Metadata => ({ title: t("Your writing") })

export default async function WritingPage() {
  const ctx = await requireCtx("messages.send")
  const { undoSeconds } = await findWriting(ctx, {})
  return (
    <>
      <PageHeader title={t("Your writing")} meta={t("How what you write to patients leaves this clinic.")} />
      <PageBody className="max-w-3xl">
        <Card
          id="undo"
          title={t("Time to take a message back")}
          footer={t(
            "Until then a message waits and you can still take it back. With none at all it leaves at once.",
          )}
        >
          <UndoForm chosen={undoSeconds} />
        </Card>
      </PageBody>
    </>
  )
}
