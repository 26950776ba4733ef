-- In which language people read: what they chose, or what their browser said when they first came. Until then their mail
-- is in the language of whoever caused it, or else of the platform.
alter table tenantry.users add column language text check (language in ('en', 'de'));
grant update (language) on tenantry.users to tenantry_identity;

alter table tenantry.settings add column language text not null default 'en' check (language in ('en', 'de'));

alter table tenantry.access_requests add column language text check (language in ('en', 'de'));

-- For the one who writes mails, and nobody else: null where nobody with this address has said.
create function tenantry.language_of(p_address text) returns text
  language sql stable security definer set search_path = ''
  as $$ select language from tenantry.users where email_canonical = tenantry.folded(p_address) $$;
grant execute on function tenantry.language_of(text) to tenantry_worker;

-- As before, with the language of whoever asks. The one without stays for servers of the version before.
create function tenantry.ask_for_access(
    p_name text, p_email text, p_organization text, p_message text, p_language text) returns text
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_request text;
  begin
    if not exists (select 1 from tenantry.settings where sign_up_mode = 'request') then
      return null;
    end if;
    insert into tenantry.access_requests (name, email, organization, message, language)
    values (p_name, tenantry.folded(p_email), p_organization, p_message, p_language)
      on conflict do nothing returning id into v_request;
    return coalesce(v_request, '');
  end $$;
grant execute on function tenantry.ask_for_access(text, text, text, text, text) to tenantry_identity;
