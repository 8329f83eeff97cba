-- What is still scheduled is with providers who work here: who has left is hidden.
select
    appointments.appointment_id,
    appointments.appointment_at,
    providers.provider_id
from {{ ref('stg_opendental__appointment') }} as appointments
inner join {{ ref('stg_opendental__provider') }} as providers
    on
        appointments.provider_id = providers.provider_id
        or appointments.hygienist_id = providers.provider_id
where appointments.appointment_status_code = 1 and providers.is_hidden
