with source as (
    select * from {{ source('opendental', 'histappointment') }}
),

{{ load_status('histappointment') }},

renamed as (
    select
        "HistApptNum" as appointment_history_id,
        {{ key_or_null('"AptNum"') }} as appointment_id,
        {{ key_or_null('"PatNum"') }} as patient_id,
        {{ key_or_null('"HistUserNum"') }} as user_id,
        {{ timestamp_or_null('"HistDateTStamp"') }} as changed_at,
        "HistApptAction" as action_code,
        "AptStatus" as appointment_status_code,
        {{ timestamp_or_null('"AptDateTime"') }} as appointment_at,
        {{ key_or_null('"ProvNum"') }} as provider_id,
        {{ key_or_null('"ProvHyg"') }} as hygienist_id,
        {{ key_or_null('"Op"') }} as operatory_id,
        {{ flag('"IsHygiene"') }} as is_hygiene,
        {{ stamps(created_at='"HistDateTStamp"', updated_at='"DateTStamp"') }}
    from source
    cross join load_status
)

select * from renamed
