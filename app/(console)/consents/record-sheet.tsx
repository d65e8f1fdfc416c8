"use client"

import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { FormErrors } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { Sheet, SheetContent } from "@/components/ui/sheet"
import { Skeleton } from "@/components/ui/skeleton"
import { useAction } from "@/components/use-action"
import type { PatientLanguage } from "@/lib/consents/patient-phrases"
import { PURPOSES, type Purpose, purposesOf } from "@/lib/consents/words"
import { t } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"
import { recordHere } from "./actions"
import { PurposeChoice } from "./purpose-choice"
import { Signature, type Signed } from "./signature"

type Texts = {
  language: PatientLanguage
  languages: { value: string; label: string }[]
  label: string | null
  intro: string
  names: Record<Purpose, string>
  sentences: Record<Purpose, string>
}

/** What the patient decides at the desk: the policy's words in their language, a yes or no to each, and a signature. */
export function RecordSheet({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const [key] = useState(newKey)
  const [language, setLanguage] = useState("")
  const [decisions, setDecisions] = useState<Partial<Record<Purpose, "granted" | "denied">>>({})
  const [signed, setSigned] = useState<Signed>({})
  const [sendReceipt, setSendReceipt] = useState(true)
  const { data } = useQuery({
    queryKey: ["consents", "texts", language],
    queryFn: ({ signal }) => getJson<Texts>(`/api/consents/texts?language=${language}`, { signal }),
  })
  const { pending, failure, send } = useAction(recordHere, { done: t("Recorded."), onDone: onClose })
  const isRtl = data?.language === "ar"
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent
        title={t("Record consent in person")}
        description={t("Read it to them or turn the screen. Each line is their own decision.")}
        className="w-[min(100vw,36rem)]"
        footer={
          <Button
            variant="primary"
            pending={pending}
            onClick={() =>
              send({
                patientId,
                decisions,
                language: data?.language ?? "en",
                ...signed,
                sendReceipt,
                key,
              })
            }
          >
            {t("Record")}
          </Button>
        }
      >
        <div className="grid gap-4">
          <FormErrors
            message={failure && !failure.fields ? failure.sentence : undefined}
            fields={failure?.fields}
          />
          <Select
            aria-label={t("Language to read it in")}
            options={data?.languages ?? [{ value: "en", label: "English" }]}
            value={language || (data?.language ?? "en")}
            onChange={(event) => setLanguage(event.target.value)}
          />
          {!data && <Skeleton className="h-40" />}
          {data?.intro && (
            <p lang={data.language} dir={isRtl ? "rtl" : "ltr"} className="text-sm text-ink-2">
              {data.intro}
            </p>
          )}
          {data &&
            purposesOf(Object.keys(PURPOSES)).map((purpose) => (
              <PurposeChoice
                key={purpose}
                purpose={purpose}
                sentence={data.sentences[purpose]}
                language={data.language}
                value={decisions[purpose]}
                onChange={(value) => setDecisions((before) => ({ ...before, [purpose]: value }))}
              />
            ))}
          <Signature onChange={setSigned} />
          <Checkbox
            label={t("They want the receipt by message")}
            checked={sendReceipt}
            onChange={(event) => setSendReceipt(event.target.checked)}
          />
          {data?.label && (
            <p className="text-xs text-ink-3">{t("policy {version}", { version: data.label })}</p>
          )}
        </div>
      </SheetContent>
    </Sheet>
  )
}
