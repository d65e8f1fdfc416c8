import { absent, type Tx } from "@/lib/db"
import { reportName, writeReport } from "@/lib/deployments/report"
import { viewOf } from "@/lib/deployments/view-of"

/** A log of a day's watching would be no report; its last lines say how it ended. */
const MOST_LINES = 1_000

/** The report as it stands now, under the name it is kept by. */
export async function reportOf(tx: Tx, id: string): Promise<{ report: string; reportName: string }> {
  const found = (await viewOf(tx, id, MOST_LINES)) ?? absent()
  const { view, startedAt } = found
  const report = writeReport({ ...view, migrations: view.migrationsInTheWay })
  return { report, reportName: reportName(startedAt) }
}
