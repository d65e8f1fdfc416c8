import Link from "next/link"
import { PatientText } from "@/components/patient-text"
import { Phone } from "@/components/phone"
import { telOf } from "@/components/tel"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { PatientContactRow, PatientDetail } from "@/lib/patients/schema"
import { CHANNEL_NAMES } from "@/lib/patients/words"
import { t, tn } from "@/lib/say"
import { AddContact } from "./add-contact"
import { ContactMenu } from "./contact-menu"

/** How the person is reached, whose number it is, and who else is reached there. */
export function ContactsCard({ detail }: { detail: PatientDetail }) {
  const { contacts, may, patient } = detail
  return (
    <Card
      title={t("Contact")}
      id="contact"
      actions={may.write ? <AddContact patientId={patient.id} /> : undefined}
    >
      {contacts.length === 0 && <p className="text-sm text-ink-3">{t("No way to reach them is known.")}</p>}
      <ul className="grid gap-3">
        {contacts.map((contact) => (
          <ContactRow key={contact.id} contact={contact} detail={detail} />
        ))}
      </ul>
    </Card>
  )
}

function ContactRow({ contact, detail }: { contact: PatientContactRow; detail: PatientDetail }) {
  const { alsoOf, others } = contact
  return (
    <li className="flex items-start gap-2 text-sm">
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Phone display={contact.spoken} href={telOf(contact)} />
          <span className="text-xs text-ink-3">{t(CHANNEL_NAMES[contact.channel])}</span>
          {contact.isPrimary && <Badge>{t("First")}</Badge>}
          {contact.label && <Badge>{contact.label}</Badge>}
        </div>
        {(alsoOf.length > 0 || others > 0) && (
          <p className="text-xs text-ink-3">
            {t("Also used by")}{" "}
            {alsoOf.map((one, at) => (
              <span key={one.id}>
                {at > 0 && ", "}
                <Link href={`/patients/${one.id}`} className="text-ink-2 hover:text-accent hover:underline">
                  <PatientText>{one.name}</PatientText>
                </Link>
              </span>
            ))}
            {others > 0 &&
              (alsoOf.length > 0
                ? ` ${tn(others, "and {n} other", "and {n} others")}`
                : tn(others, "{n} other", "{n} others"))}
          </p>
        )}
      </div>
      {detail.may.write && (
        <ContactMenu contact={contact} patientId={detail.patient.id} isLast={detail.contacts.length === 1} />
      )}
    </li>
  )
}
