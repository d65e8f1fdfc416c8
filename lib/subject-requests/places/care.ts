import { Prisma } from "@/lib/generated/prisma/client"
import { ofPatient, type Place } from "@/lib/subject-requests/places/place"

const LAW = { because: "law", days: 2_555 } as const
const ofAppointment = (...ground: Parameters<typeof ofPatient>): Prisma.Sql =>
  Prisma.sql`"appointmentId" in (select id from "Appointment" where ${ofPatient(...ground)})`
const ofEntry = (...ground: Parameters<typeof ofPatient>): Prisma.Sql =>
  Prisma.sql`"entryId" in (select id from "WaitingListEntry" where ${ofPatient(...ground)})`

/** Their visits, and what they were asked about them. Who is erased is awaited no more: the time is free again. */
export const CARE: readonly Place[] = [
  {
    table: "Appointment",
    title: "Appointments",
    whose: ofPatient,
    section: "appointments",
    plain:
      "id clinicId patientId leadId practitionerId roomId serviceId startsAt endsAt busyFrom busyUntil source seriesId outcome cancelledBecause movedToId moves bookedById confirmedAt confirmedBy checkedInAt startedAt finishedAt createdAt updatedAt",
    personal: {
      status: "case when \"finishedAt\" is null and status <> 'rescheduled' then 'cancelled' else status end",
      cancelledAt: `case when "finishedAt" is null and status <> 'rescheduled' then coalesce("cancelledAt", now()) end`,
      note: "null",
      outcomeNote: "null",
      noShowPercent: "null",
      noShowReasons: "'[]'",
      effectKey: "null",
    },
    unexported: "effectKey",
    kept: LAW,
  },
  {
    table: "SlotHold",
    title: "Slots kept for them",
    whose: ofPatient,
    section: "slotsKept",
    plain:
      "id clinicId practitionerId roomId serviceId purpose startsAt endsAt busyFrom busyUntil expiresAt heldById appointmentId createdAt",
    personal: { patientId: "null", status: "case when status = 'held' then 'released' else status end" },
    kept: { because: "figures", days: null },
  },
  {
    table: "WaitingListEntry",
    title: "Places on the waiting list",
    whose: ofPatient,
    section: "waitingList",
    plain:
      "id clinicId patientId serviceId practitionerIds earliestOn latestOn weekdays fromMinute untilMinute priority appointmentId createdById createdAt updatedAt",
    personal: {
      because: "null",
      status: "case when status in ('waiting', 'offered') then 'withdrawn' else status end",
      endedAt: `coalesce("endedAt", now())`,
    },
    kept: { because: "figures", days: null },
  },
  {
    table: "WaitingListOffer",
    title: "Slots offered",
    whose: ofEntry,
    section: "slotsOffered",
    plain:
      "id clinicId entryId holdId slotId way because againAt reasons score messageId expiresAt answerMessageId declinedBecause appointmentId createdAt",
    personal: {
      status: "case when status = 'offered' then 'withdrawn' else status end",
      answeredAt: `coalesce("answeredAt", now())`,
    },
    kept: { because: "figures", days: null },
  },
  {
    table: "FreedSlot",
    title: "Times they gave back",
    whose: ofAppointment,
    section: "slotsGivenBack",
    plain: "id clinicId practitionerId startsAt endsAt cause appointmentId status nextAt settledAt createdAt",
    kept: { because: "figures", days: null },
  },
  {
    table: "AppointmentReminder",
    title: "Reminders of appointments",
    whose: ofAppointment,
    section: "reminders",
    plain:
      "id clinicId appointmentId kind startsAt dueAt tooLateAt because messageId answer answeredAt answerMessageId offered createdAt",
    personal: {
      status: "case when status = 'waiting' then 'dropped' else status end",
      settledAt: `coalesce("settledAt", now())`,
    },
    kept: LAW,
  },
  {
    table: "Recall",
    title: "Invitations to come again",
    whose: ofPatient,
    section: "recalls",
    plain:
      "id clinicId patientId serviceId lastAppointmentId dueOn attempts lastRemindedAt messageId because nextAt ownerId appointmentId closedBecause createdAt updatedAt",
    personal: {
      note: "null",
      toCall: "false",
      status: "case when status in ('due', 'reminded', 'snoozed') then 'closed' else status end",
      closedAt: `coalesce("closedAt", now())`,
    },
    kept: { because: "figures", days: null },
  },
  {
    table: "Survey",
    title: "Answers after visits",
    whose: ofPatient,
    section: "surveys",
    plain:
      "id clinicId patientId appointmentId because askAt expiresAt messageId score answerMessageId answeredAt taskId createdAt",
    personal: {
      comment: "null",
      status: "case when status in ('planned', 'asked') then 'dropped' else status end",
    },
    kept: { because: "figures", days: null },
  },
  {
    table: "BookingTalk",
    title: "Times offered by message",
    whose: ofPatient,
    section: "timesOffered",
    plain:
      "id clinicId patientId contactId leadId serviceId practitionerId rounds offered messageId appointmentId expiresAt startedById createdAt",
    personal: {
      status: "case when status in ('starting', 'asked') then 'ended' else status end",
      because: "case when status in ('starting', 'asked') then 'gone' else because end",
      endedAt: `coalesce("endedAt", now())`,
      effectKey: "null",
    },
    unexported: "effectKey",
    kept: { because: "figures", days: null },
  },
]
