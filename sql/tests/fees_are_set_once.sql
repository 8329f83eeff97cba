-- A fee schedule has one fee for a code, clinic and provider.
select
    fee_schedule_id,
    procedure_code_id,
    clinic_id,
    provider_id,
    count(*) as fees
from {{ ref('stg_opendental__fee') }}
group by fee_schedule_id, procedure_code_id, clinic_id, provider_id
having count(*) > 1
