with recalls as (
    select * from {{ ref('stg_opendental__recall') }}
),

recall_types as (
    select * from {{ ref('stg_opendental__recalltype') }}
),

profiles as (
    select * from {{ ref('int_patient_profiles') }}
),

definitions as (
    select * from {{ ref('stg_opendental__definition') }}
),

preferences as (
    select
        max(case when preference_name = 'RecallDaysPast' then cast(preference_value as integer) end) as days_past,
        max(case when preference_name = 'RecallDaysFuture' then cast(preference_value as integer) end) as days_ahead,
        max(case when preference_name = 'RecallTypesShowingInList' then ',' || preference_value || ',' end)
            as listed_types,
        max(case when preference_name = 'RecallTypeSpecialProphy' then cast(preference_value as bigint) end)
            as prophy_type_id,
        max(case when preference_name = 'RecallTypeSpecialChildProphy' then cast(preference_value as bigint) end)
            as child_prophy_type_id,
        max(case when preference_name = 'RecallTypeSpecialPerio' then cast(preference_value as bigint) end)
            as perio_type_id
    from {{ ref('stg_opendental__preference') }}
    where
        preference_name in (
            'RecallDaysPast',
            'RecallDaysFuture',
            'RecallTypesShowingInList',
            'RecallTypeSpecialProphy',
            'RecallTypeSpecialChildProphy',
            'RecallTypeSpecialPerio'
        )
),

joined as (
    select
        recalls.recall_id,
        recalls.patient_id,
        profiles.guarantor_id,
        recalls.recall_type_id,
        recall_types.recall_type_name,
        coalesce(
            recalls.recall_type_id in (
                preferences.prophy_type_id, preferences.child_prophy_type_id, preferences.perio_type_id
            ),
            false
        ) as is_cleaning_recall,
        coalesce(
            preferences.listed_types like '%,' || {{ as_text('recalls.recall_type_id') }} || ',%', false
        ) as is_listed_type,
        profiles.patient_status_code,
        recalls.previous_date,
        recalls.interval_packed,
        recalls.interval_months,
        {{ add_packed_interval('recalls.previous_date', 'recalls.interval_packed') | indent(8) }} as interval_due_date,
        recalls.due_date,
        recalls.scheduled_date,
        definitions.definition_name as outreach_status,
        recalls.is_disabled
        or coalesce(recalls.disabled_until_date > profiles.as_of_date, false) as is_disabled,
        coalesce(recalls.scheduled_date >= profiles.as_of_date, false) as is_scheduled,
        profiles.as_of_date,
        coalesce(preferences.days_past, 365) as days_past,
        coalesce(preferences.days_ahead, 60) as days_ahead,
        recalls._loaded_at,
        recalls._created_at,
        recalls._updated_at
    from recalls
    cross join preferences
    inner join profiles
        on recalls.patient_id = profiles.patient_id
    left join recall_types
        on recalls.recall_type_id = recall_types.recall_type_id
    left join definitions
        on recalls.recall_status_id = definitions.definition_id
),

final as (
    select
        recall_id,
        patient_id,
        guarantor_id,
        recall_type_id,
        recall_type_name,
        is_cleaning_recall,
        previous_date,
        interval_packed,
        interval_months,
        interval_due_date,
        due_date,
        scheduled_date,
        outreach_status,
        is_disabled,
        is_scheduled,
        case
            when is_disabled then 'disabled'
            when patient_status_code <> 0 then 'not a patient'
            when due_date is null then 'without due date'
            when is_scheduled then 'scheduled'
            when due_date < as_of_date then 'overdue'
            when due_date <= as_of_date + days_ahead then 'due'
            else 'not due'
        end as recall_status,
        case
            when not is_disabled and patient_status_code = 0 and not is_scheduled and due_date < as_of_date
                then {{ days_between('due_date', 'as_of_date') }}
        end as days_overdue,
        coalesce(
            not is_disabled
            and patient_status_code = 0
            and not is_scheduled
            and is_listed_type
            and due_date between as_of_date - days_past and as_of_date + days_ahead,
            false
        ) as is_on_recall_list,
        as_of_date,
        _loaded_at,
        _created_at,
        _updated_at
    from joined
)

select * from final
