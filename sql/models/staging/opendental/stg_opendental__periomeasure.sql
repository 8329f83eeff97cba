with source as (
    select * from {{ source('opendental', 'periomeasure') }}
),

{{ load_status('periomeasure') }},

renamed as (
    select
        "PerioMeasureNum" as perio_measure_id,
        {{ key_or_null('"PerioExamNum"') }} as perio_exam_id,
        "SequenceType" as measure_type_code,
        {{ named_code('"SequenceType"', opendental_enumeration('PerioSequenceType')) }} as measure_type,
        {{ as_text('"IntTooth"') }} as tooth_number,
        nullif("ToothValue", -1) as tooth_value,
        {{ perio_value('"MBvalue"', '"SequenceType"') | indent(8) }} as mesiobuccal_value,
        {{ perio_value('"Bvalue"', '"SequenceType"') | indent(8) }} as buccal_value,
        {{ perio_value('"DBvalue"', '"SequenceType"') | indent(8) }} as distobuccal_value,
        {{ perio_value('"MLvalue"', '"SequenceType"') | indent(8) }} as mesiolingual_value,
        {{ perio_value('"Lvalue"', '"SequenceType"') | indent(8) }} as lingual_value,
        {{ perio_value('"DLvalue"', '"SequenceType"') | indent(8) }} as distolingual_value,
        {{ stamps(created_at='"SecDateTEntry"', updated_at='"SecDateTEdit"') }}
    from source
    cross join load_status
)

select * from renamed
