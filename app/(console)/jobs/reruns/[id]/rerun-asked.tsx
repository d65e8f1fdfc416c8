import Link from "next/link"
import { MaskedState } from "@/components/empty-state"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { RerunDetail } from "@/lib/reruns/schema"

const SCOPES = { selected: "Chosen one by one", match: "All that matched", cause: "All of one cause" }

/** Who asked, who agreed, why, and what was agreed on. */
export function RerunAsked({ rerun }: { rerun: RerunDetail }) {
  return (
    <div className="grid content-start gap-6">
      {rerun.repeatEffects && (
        <Callout tone="red" title="What was done before is done once more">
          Asked for in words. Patients may get the same message twice.
        </Callout>
      )}
      <Card id="asked" title="Asked">
        <DefinitionList stacked>
          <Definition term="By">{rerun.requestedBy.name}</Definition>
          {rerun.approvalId && (
            <Definition term="Agreed">
              {rerun.agreedBy ? rerun.agreedBy.name : "Nobody yet"} ·{" "}
              <Link href={`/settings/approvals/${rerun.approvalId}`} className="text-accent hover:underline">
                the request
              </Link>
            </Definition>
          )}
          <Definition term="Why">
            {rerun.isReasonHidden ? (
              <MaskedState />
            ) : rerun.reason ? (
              <PatientText>{rerun.reason}</PatientText>
            ) : (
              "No longer kept"
            )}
          </Definition>
          <Definition term="Runs">{SCOPES[rerun.scope]}</Definition>
          {rerun.causeId && (
            <Definition term="Cause">
              <Link href={`/jobs/causes/${rerun.causeId}`} className="text-accent hover:underline">
                Open
              </Link>
            </Definition>
          )}
          {rerun.cutOffAt && (
            <Definition term="Ended until">
              <Time value={rerun.cutOffAt} as="exact" />
            </Definition>
          )}
          {rerun.startedAt && (
            <Definition term="Started">
              <Time value={rerun.startedAt} as="exact" />
            </Definition>
          )}
          {rerun.finishedAt && (
            <Definition term="Over">
              <Time value={rerun.finishedAt} as="exact" />
            </Definition>
          )}
        </DefinitionList>
      </Card>
    </div>
  )
}
