with source as (
    select * from {{ source('opendental', 'patientlink') }}
),

{{ load_status('patientlink') }},

renamed as (
    select
        "PatientLinkNum" as patient_link_id,
        {{ key_or_null('"PatNumFrom"') }} as from_patient_id,
        {{ key_or_null('"PatNumTo"') }} as to_patient_id,
        "LinkType" as link_type_code,
        {{ named_code('"LinkType"', opendental_enumeration('PatientLinkType')) }} as link_type,
        {{ timestamp_or_null('"DateTimeLink"') }} as linked_at,
        {{ stamps(created_at='"DateTimeLink"') }}
    from source
    cross join load_status
)

select * from renamed
