-- An operator may make someone choose a new password, and neither sees nor sets one. The link's hash is written here, by a
-- function that does just that; the link itself goes into the mail. Links sent before die.

create function tenantry.offer_password_reset(p_user text, p_token_hash text, p_minutes integer) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    if coalesce(current_setting('tenantry.operator_id', true), '') = '' then
      raise exception using errcode = 'insufficient_privilege', message = 'only an operator sends reset links';
    end if;
    delete from tenantry.verifications where value = p_user and identifier like 'password-reset:%';
    insert into tenantry.verifications (identifier, value, expires_at)
    values ('password-reset:' || p_token_hash, p_user, now() + make_interval(mins => least(p_minutes, 60)));
  end $$;
grant execute on function tenantry.offer_password_reset(text, text, integer) to tenantry_operator;
