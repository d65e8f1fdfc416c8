import type { About } from "@/lib/engine/planned"
import { isId } from "@/lib/ids"

/** What a run is found by, as its event names it: the lead, the patient, the provider, the schedule's occasion. */
export function aboutOf(data: Record<string, unknown>): About {
  const text = (key: string) => {
    const value = data?.[key]
    return typeof value === "string" && value.length <= 64 ? value : null
  }
  const id = (key: string) => {
    const value = text(key)
    return value && isId(value) ? value : null
  }
  return {
    subjectId: text("leadId"),
    patientId: id("patientId"),
    provider: text("provider"),
    scheduleId: text("scheduleId"),
    occasionId: id("occasionId"),
  }
}
