import { AddNote } from "@/components/add-note"
import { t } from "@/lib/say"
import { addNote } from "../actions"

export const NewNote = ({ patientId }: { patientId: string }) => (
  <AddNote
    action={addNote}
    id={patientId}
    label={t("Note about the person")}
    placeholder={t("What stays true whatever they ask for. Patients never see it.")}
  />
)
