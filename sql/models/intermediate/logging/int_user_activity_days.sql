with entries as (
    select
        coalesce(user_id, 0) as user_id,
        cast(logged_at as date) as activity_date,
        logged_at,
        patient_id,
        {{ activity_kind('permission_code') | indent(8) }} as activity_kind,
        _loaded_at,
        _created_at,
        _updated_at
    from {{ ref('stg_opendental__securitylog') }}
),

final as (
    select
        user_id,
        activity_date,
        {{ month_start('activity_date') }} as month_start,
        count(*) as audit_entries,
        count(distinct patient_id) as patients,
        min(logged_at) as first_entry_at,
        max(logged_at) as last_entry_at,
        count(*) filter (where activity_kind = 'log on') as log_ons,
        count(*) filter (where activity_kind = 'appointments') as appointment_entries,
        count(*) filter (where activity_kind = 'clinical') as clinical_entries,
        count(*) filter (where activity_kind = 'money') as money_entries,
        count(*) filter (where activity_kind = 'insurance') as insurance_entries,
        count(*) filter (where activity_kind = 'patients') as patient_entries,
        count(*) filter (where activity_kind = 'messages and documents') as message_entries,
        count(*) filter (where activity_kind = 'other') as other_entries,
        max(_loaded_at) as _loaded_at,
        min(_created_at) as _created_at,
        max(_updated_at) as _updated_at
    from entries
    group by user_id, activity_date
)

select * from final
