import Link from "next/link"
import { MaskedState } from "@/components/empty-state"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { RerunDetail } from "@/lib/reruns/schema"
import { runsOf } from "@/lib/reruns/words"
import { t } from "@/lib/say"
import { endingWord } from "../rerun-words"

const SCOPES = { selected: "Chosen one by one", match: "All that matched", cause: "All of one cause" }

/** Who asked, who agreed, why, and what was agreed on. */
export function RerunAsked({ rerun }: { rerun: RerunDetail }) {
  return (
    <div className="grid content-start gap-6">
      {rerun.repeatEffects && (
        <Callout tone="red" title={t("What was done before is done once more")}>
          {t("Asked for in words. Patients may get the same message twice.")}
        </Callout>
      )}
      <Card id="asked" title={t("Asked")}>
        <DefinitionList stacked>
          <Definition term={t("By")}>{rerun.requestedBy.name}</Definition>
          <Agreed rerun={rerun} />
          <Definition term={t("Why")}>
            {rerun.isReasonHidden ? (
              <MaskedState />
            ) : rerun.reason ? (
              <PatientText>{rerun.reason}</PatientText>
            ) : (
              t("No longer kept")
            )}
          </Definition>
          <Definition term={t("Runs")}>{t(SCOPES[rerun.scope])}</Definition>
          {rerun.causeId && (
            <Definition term={t("Cause")}>
              <Link href={`/jobs/causes/${rerun.causeId}`} className="text-accent hover:underline">
                {t("Open the cause")}
              </Link>
            </Definition>
          )}
          {rerun.causes.map((cause) => (
            <Definition key={cause.id} term={t("Failed of")}>
              <Link href={`/jobs/causes/${cause.id}`} className="text-accent hover:underline">
                {cause.functionId}
              </Link>
              {`: ${runsOf(cause.runs)}`}
            </Definition>
          ))}
          {rerun.cutOffAt && (
            <Definition term={t("Ended until")}>
              <Time value={rerun.cutOffAt} as="exact" />
            </Definition>
          )}
          {rerun.startedAt && (
            <Definition term={t("Started")}>
              <Time value={rerun.startedAt} as="exact" />
            </Definition>
          )}
          {rerun.finishedAt && (
            <Definition term={t("Over")}>
              <Time value={rerun.finishedAt} as="exact" />
            </Definition>
          )}
        </DefinitionList>
      </Card>
    </div>
  )
}

/** Who agreed; or how else it ended, by whom, and why. */
function Agreed({ rerun }: { rerun: RerunDetail }) {
  const { approvalId, agreedBy, ending, over, status } = rerun
  const said = agreedBy?.name ?? (status === "waiting" ? t("Nobody yet") : t("Nobody"))
  return (
    <>
      {approvalId && (
        <Definition term={t("Agreed")}>
          {said} ·{" "}
          <Link href={`/settings/approvals/${approvalId}`} className="text-accent hover:underline">
            {t("the request")}
          </Link>
        </Definition>
      )}
      {over && (
        <Definition term={ending ? endingWord(ending) : t("Stopped")}>
          {over.by ? t("by {name}", { name: over.by.name }) : ""}
          {over.isWhyHidden ? (
            <MaskedState />
          ) : (
            over.why && (
              <>
                {over.by && ": "}
                <PatientText>{over.why}</PatientText>
              </>
            )
          )}
          {!over.by && !over.why && t("Ask again, where it is still wanted.")}
        </Definition>
      )}
    </>
  )
}
