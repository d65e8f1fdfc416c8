import { CARE } from "@/lib/subject-requests/places/care"
import { ENGINE } from "@/lib/subject-requests/places/engine"
import { NOBODY } from "@/lib/subject-requests/places/nobody"
import { PERSON } from "@/lib/subject-requests/places/person"
import type { Place } from "@/lib/subject-requests/places/place"
import { TALK } from "@/lib/subject-requests/places/talk"
import { WORK } from "@/lib/subject-requests/places/work"

/**
 * Every table there is: what of it is a person's, what an export hands over and what an erasure leaves. A test reads the
 * database's catalogue and fails for a table or column that is not said here.
 */
export const PLACES: readonly Place[] = [...PERSON, ...WORK, ...TALK, ...CARE, ...ENGINE]
export const NOBODYS = NOBODY
