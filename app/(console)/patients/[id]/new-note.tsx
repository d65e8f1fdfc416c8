import { AddNote } from "@/components/add-note"
import { addNote } from "../actions"

export const NewNote = ({ patientId }: { patientId: string }) => (
  <AddNote
    action={addNote}
    id={patientId}
    label="Note about the person"
    placeholder="What stays true whatever they ask for. Patients never see it."
  />
)
