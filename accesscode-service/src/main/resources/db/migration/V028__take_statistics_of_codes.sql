-- Why: an organisation that has just come is in no statistics. Statements are then planned as if it had no codes, and each
-- batch of its first job would read all codes it has by then. A job has statistics taken as the codes become more. Expand.

create function take_statistics_of_codes() returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    analyze access_code;
end
$$;
revoke all on function take_statistics_of_codes() from public;
grant execute on function take_statistics_of_codes() to ${app};
