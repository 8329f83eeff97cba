-- Nobody is contacted before being entered as a patient, but for contacts that were entered afterwards, as a conversion
-- of other software does.
select
    communications.communication_id,
    communications.patient_id,
    communications.communicated_at,
    profiles._created_at as patient_entered_at
from {{ ref('int_communications') }} as communications
inner join {{ ref('int_patient_profiles') }} as profiles
    on communications.patient_id = profiles.patient_id
where
    communications.contact_date < cast(profiles._created_at as date)
    and cast(communications._created_at as date) < cast(profiles._created_at as date)
