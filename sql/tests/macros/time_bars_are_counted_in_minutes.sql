with examples (pattern, total, provider, assistant) as (
    values
        ('/XXXX/', 30, 20, 10),
        ('X', 5, 5, 0),
        ('//', 10, 0, 10),
        ('', 0, 0, 0),
        (null, null, null, null)
)

select *
from examples
where
    {{ pattern_minutes('pattern') }} is distinct from total
    or {{ pattern_provider_minutes('pattern') }} is distinct from provider
    or {{ pattern_assistant_minutes('pattern') }} is distinct from assistant
