-- What the list of patients is filtered by, and what duplicates are looked for by.
create index "Patient_clinicId_source_createdAt_id_idx" on "Patient" ("clinicId", "source", "createdAt" desc, "id" desc);
create index "Patient_clinicId_language_createdAt_id_idx" on "Patient" ("clinicId", "language", "createdAt" desc, "id" desc);
create index "Patient_clinicId_birthDate_nameFolded_idx" on "Patient" ("clinicId", "birthDate", "nameFolded");

-- Whoever makes a record by hand sees it, though no lead of theirs leads to it.
alter table "Patient" add column "createdById" uuid;
create index "Patient_clinicId_createdById_idx" on "Patient" ("clinicId", "createdById");

-- A merge moves whose these are, and nothing else of them: what was decided or noted stays as it was written.
grant update ("patientId") on "PatientNote", "Consent" to rounds_app;

/*
 * Ids of this transaction's clinic's patients, best first: by part of the folded name, by the last digits of a number or by
 * a whole e-mail address. Who was merged into somebody else is not found: the record that is left is. Of very many matches
 * the ones called exactly so come first, then names that begin so, then the newest of the first thousand.
 */
create or replace function search_patients(wanted text, most integer) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  clinic uuid := nullif(current_setting('app.clinic_id', true), '')::uuid;
  plain text := replace(replace(replace(wanted, '\', '\\'), '%', '\%'), '_', '\_');
  pattern text := '%' || plain || '%';
  digits text := ltrim(wanted, '+');
begin
  if clinic is null or wanted = '' then
    return;
  end if;
  if digits ~ '^\d{4,15}$' then
    return query
      select patient.id from "Contact" contact
      join "PatientContact" link on link."clinicId" = contact."clinicId" and link."contactId" = contact.id
      join "Patient" patient on patient."clinicId" = link."clinicId" and patient.id = link."patientId"
      where contact."clinicId" = clinic and contact."lastFour" = right(digits, 4)
        and right(contact.address, length(digits)) = digits and patient."mergedIntoId" is null
      group by patient.id, patient."createdAt"
      order by patient."createdAt" desc, patient.id desc
      limit most;
  elsif strpos(wanted, '@') > 1 then
    return query
      select patient.id from "Contact" contact
      join "PatientContact" link on link."clinicId" = contact."clinicId" and link."contactId" = contact.id
      join "Patient" patient on patient."clinicId" = link."clinicId" and patient.id = link."patientId"
      where contact."clinicId" = clinic and contact.channel = 'email' and contact.address = wanted
        and patient."mergedIntoId" is null
      order by patient."createdAt" desc, patient.id desc
      limit most;
  else
    return query
      select found.id from (
        (select patient.id, patient."nameFolded", patient."createdAt" from "Patient" patient
          where patient."clinicId" = clinic and patient."nameFolded" = wanted and patient."mergedIntoId" is null
          limit most)
        union
        (select patient.id, patient."nameFolded", patient."createdAt" from "Patient" patient
          where patient."clinicId" = clinic and patient."nameFolded" like pattern and patient."mergedIntoId" is null
          limit greatest(most, 1000))
      ) found
      order by found."nameFolded" = wanted desc, found."nameFolded" like plain || '%' desc,
        found."createdAt" desc, found.id desc
      limit most;
  end if;
end
$$;

/* The same with what is shown of each, for who sees them all: one call, its plans kept, no policy asked again row by row. */
create function suggest_patients(wanted text, most integer) returns table (id uuid, name text, address text)
language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  clinic uuid := nullif(current_setting('app.clinic_id', true), '')::uuid;
begin
  if clinic is null then
    return;
  end if;
  return query
    select patient.id, patient.name, (
      select contact.address from "PatientContact" link
      join "Contact" contact on contact."clinicId" = link."clinicId" and contact.id = link."contactId"
      where link."clinicId" = clinic and link."patientId" = patient.id
      order by link."isPrimary" desc, link."createdAt", contact.id limit 1
    )
    from search_patients(wanted, most) with ordinality as found (id, rank)
    join "Patient" patient on patient."clinicId" = clinic and patient.id = found.id
    order by found.rank;
end
$$;
grant create on schema public to rounds_search;
alter function suggest_patients(text, integer) owner to rounds_search;
revoke create on schema public from rounds_search;
revoke all on function suggest_patients(text, integer) from public;
grant execute on function suggest_patients(text, integer) to rounds_app;
