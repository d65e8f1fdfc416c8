import type { InngestFunction } from "inngest"
import { appointmentReminderWorkflow } from "@/inngest/functions/appointment-reminder-workflow"
import { backup, makeBackup } from "@/inngest/functions/backup"
import { bookingAgentWorkflow } from "@/inngest/functions/booking-agent-workflow"
import { buildExport } from "@/inngest/functions/build-export"
import { bulkLeadsJob } from "@/inngest/functions/bulk-leads"
import { consentExpiryCheck } from "@/inngest/functions/consent-expiry-check"
import { consentRenewalWorkflow } from "@/inngest/functions/consent-renewal-workflow"
import { crmDriftCheck } from "@/inngest/functions/crm-drift-check"
import { dailyRecallCheck } from "@/inngest/functions/daily-recall-check"
import { deliverNotificationsFunction, releaseNotifications } from "@/inngest/functions/deliver-notifications"
import { deployRelease } from "@/inngest/functions/deploy-release"
import { endCancelledDeployment } from "@/inngest/functions/end-cancelled-deployment"
import { eraseHubspotContact } from "@/inngest/functions/erase-hubspot-contact"
import { escalateUrgentCase } from "@/inngest/functions/escalate-urgent-case"
import { evaluateAlerts } from "@/inngest/functions/evaluate-alerts"
import { expireApprovals } from "@/inngest/functions/expire-approvals"
import { expireHolds } from "@/inngest/functions/expire-holds"
import { expireSlotOffer } from "@/inngest/functions/expire-slot-offer"
import { fetchMediaFunction } from "@/inngest/functions/fetch-media"
import {
  followBookingFunction,
  followCancellation,
  followMove,
  recoverNoShowFunction,
} from "@/inngest/functions/follow-appointments"
import { gdprConsentAudit } from "@/inngest/functions/gdpr-consent-audit"
import { giveUpCancelled } from "@/inngest/functions/give-up-cancelled"
import { hourlyReminderCheck } from "@/inngest/functions/hourly-reminder-check"
import { hubspotCatchUp } from "@/inngest/functions/hubspot-catch-up"
import { importPatients } from "@/inngest/functions/import-patients"
import { keepMaintenanceFunction } from "@/inngest/functions/keep-maintenance"
import { leadFollowsBooking, leadFollowsCancelling } from "@/inngest/functions/lead-follows-appointment"
import { leadScoringWorkflow } from "@/inngest/functions/lead-scoring-workflow"
import { offerCancelledSlot } from "@/inngest/functions/offer-cancelled-slot"
import { offerFreeSlot } from "@/inngest/functions/offer-free-slot"
import { offerMovedSlot } from "@/inngest/functions/offer-moved-slot"
import {
  dropRemindersOfCancelled,
  planRemindersOfBooked,
  planRemindersOfMoved,
} from "@/inngest/functions/plan-appointment-reminders"
import { pollSoftwareFunction } from "@/inngest/functions/poll-software"
import { probeServices } from "@/inngest/functions/probe-services"
import { processEvolutionMessage } from "@/inngest/functions/process-evolution-message"
import { processHubspotEvent } from "@/inngest/functions/process-hubspot-event"
import { processLeadForm } from "@/inngest/functions/process-lead-form"
import { processSoftwareEvent } from "@/inngest/functions/process-software-event"
import { processTwilioMessage } from "@/inngest/functions/process-twilio-message"
import { processWhatsappMessage } from "@/inngest/functions/process-whatsapp-message"
import { refreshLikelihoodsFunction } from "@/inngest/functions/refresh-likelihoods"
import { releaseScheduled } from "@/inngest/functions/release-scheduled"
import { remindOfHandover } from "@/inngest/functions/remind-of-handover"
import { remindOfRequestsFunction } from "@/inngest/functions/remind-of-requests"
import { rerunRuns } from "@/inngest/functions/rerun-runs"
import { restoreDrill, runRestoreDrill } from "@/inngest/functions/restore-drill"
import { retention } from "@/inngest/functions/retention"
import { rollUpLeads } from "@/inngest/functions/roll-up-leads"
import { runCampaign } from "@/inngest/functions/run-campaign"
import { scoreLeadFunction } from "@/inngest/functions/score-lead"
import { sealAudit } from "@/inngest/functions/seal-audit"
import { sendAppointmentReminder } from "@/inngest/functions/send-appointment-reminder"
import { sendConsentReceipt } from "@/inngest/functions/send-consent-receipt"
import { sendMailFunction } from "@/inngest/functions/send-mail"
import { sendNotification } from "@/inngest/functions/send-notification"
import { sendOperationNotice } from "@/inngest/functions/send-operation-notice"
import { sendPushFunction } from "@/inngest/functions/send-push"
import { sendRecallReminder } from "@/inngest/functions/send-recall-reminder"
import { sendWhatsappMessage } from "@/inngest/functions/send-whatsapp-message"
import { shadowModel } from "@/inngest/functions/shadow-model"
import { shadowRuleSet } from "@/inngest/functions/shadow-rule-set"
import { staleLeadCleanup } from "@/inngest/functions/stale-lead-cleanup"
import { staleLeadRefresh } from "@/inngest/functions/stale-lead-refresh"
import { surveyAfterVisit } from "@/inngest/functions/survey-after-visit"
import { sweepBackupsFunction } from "@/inngest/functions/sweep-backups"
import { sweepInbox } from "@/inngest/functions/sweep-inbox"
import { syncHubspotBatch } from "@/inngest/functions/sync-hubspot-batch"
import { syncHubspotContact } from "@/inngest/functions/sync-hubspot-contact"
import { syncTemplatesDaily, syncTemplatesNow } from "@/inngest/functions/sync-templates"
import { tickSchedules } from "@/inngest/functions/tick-schedules"
import { waitingListCheck } from "@/inngest/functions/waiting-list-check"
import { wakeSnoozed } from "@/inngest/functions/wake-snoozed"
import { watchConnections } from "@/inngest/functions/watch-connections"
import { watchIncidentsFunction } from "@/inngest/functions/watch-incidents"
import { watchRotaFunction } from "@/inngest/functions/watch-rota"
import { weeklyReport } from "@/inngest/functions/weekly-report"
import { writeHubspotContact } from "@/inngest/functions/write-hubspot-contact"

/** Every function there is; each also has its entry in `registry.ts`. */
export const functions: readonly InngestFunction.Any[] = [
  processWhatsappMessage,
  processEvolutionMessage,
  processTwilioMessage,
  fetchMediaFunction,
  processLeadForm,
  leadScoringWorkflow,
  scoreLeadFunction,
  escalateUrgentCase,
  syncHubspotContact,
  syncHubspotBatch,
  writeHubspotContact,
  processHubspotEvent,
  processSoftwareEvent,
  pollSoftwareFunction,
  hubspotCatchUp,
  crmDriftCheck,
  sendNotification,
  deliverNotificationsFunction,
  releaseNotifications,
  planRemindersOfBooked,
  planRemindersOfMoved,
  dropRemindersOfCancelled,
  appointmentReminderWorkflow,
  sendAppointmentReminder,
  hourlyReminderCheck,
  bookingAgentWorkflow,
  leadFollowsBooking,
  leadFollowsCancelling,
  sendConsentReceipt,
  consentRenewalWorkflow,
  sendMailFunction,
  sendPushFunction,
  sendOperationNotice,
  sendWhatsappMessage,
  releaseScheduled,
  giveUpCancelled,
  importPatients,
  shadowRuleSet,
  shadowModel,
  bulkLeadsJob,
  rerunRuns,
  runCampaign,
  syncTemplatesNow,
  syncTemplatesDaily,
  remindOfHandover,
  buildExport,
  eraseHubspotContact,
  remindOfRequestsFunction,
  wakeSnoozed,
  tickSchedules,
  staleLeadRefresh,
  staleLeadCleanup,
  rollUpLeads,
  consentExpiryCheck,
  gdprConsentAudit,
  weeklyReport,
  watchRotaFunction,
  sweepInbox,
  watchConnections,
  evaluateAlerts,
  deployRelease,
  endCancelledDeployment,
  sealAudit,
  keepMaintenanceFunction,
  watchIncidentsFunction,
  probeServices,
  retention,
  backup,
  makeBackup,
  restoreDrill,
  sweepBackupsFunction,
  runRestoreDrill,
  expireApprovals,
  expireHolds,
  dailyRecallCheck,
  sendRecallReminder,
  surveyAfterVisit,
  followBookingFunction,
  followMove,
  followCancellation,
  recoverNoShowFunction,
  refreshLikelihoodsFunction,
  offerCancelledSlot,
  offerMovedSlot,
  offerFreeSlot,
  expireSlotOffer,
  waitingListCheck,
]
