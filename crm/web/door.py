"""The way in and out: welcome, sign in, sign out."""

from typing import Any

from flask import Blueprint, current_app, g, make_response, redirect, render_template, request
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, Field, PasswordField, SelectField, StringField, ValidationError
from wtforms.validators import InputRequired, Length

from crm.domain.refusals import Refused
from crm.usecases import accounts, passwords, sessions, shell_counts, sign_in
from crm.usecases.attempts import TooManyTries, count_registration
from crm.web import signed_in
from crm.web.signed_in import account, next_page, open_to_all, when
from crm.web.theme import remember_theme
from crm.web.time_zones import choices

door = Blueprint("door", __name__)


class AccountForm(FlaskForm):  # type: ignore[misc]
    """What a new account needs."""

    name = StringField(validators=[InputRequired("Write the name with which you sign your notes.")])
    email = StringField(validators=[InputRequired("Write the address you want to sign in with.")])
    password = PasswordField()
    timezone = SelectField(validate_choice=False, default="UTC")

    def validate_name(self, field: Field) -> None:
        """A name of a usable length."""
        _usable(accounts.usable_name, field)

    def validate_email(self, field: Field) -> None:
        """An email address."""
        _usable(accounts.usable_email, field)

    def validate_password(self, field: Field) -> None:
        """A password that is long enough."""
        _usable(passwords.refuse_weak, field)

    def validate_timezone(self, field: Field) -> None:
        """A zone there is; browsers know some by names older than the list's."""
        _usable(accounts.usable_zone, field)


class SignInForm(FlaskForm):  # type: ignore[misc]
    """Who somebody says they are."""

    email = StringField(validators=[Length(max=500)])
    password = PasswordField()
    stay = BooleanField()


def _usable(check: Any, field: Field) -> None:
    try:
        check(field.data or "")
    except Refused as error:
        raise ValidationError(str(error)) from error


@door.get("/welcome")
@open_to_all
def welcome() -> str | Response:
    """The first screen of an empty Kith; later, where registration is open, that of every new account."""
    if not _may_register():
        return redirect("/sign-in")
    return _welcome_page(AccountForm())


@door.post("/welcome")
@open_to_all
def register() -> str | Response | tuple[str, int]:
    """Make the account and sign it in."""
    accounts.refuse_registration(_registration())
    form = AccountForm()
    if not form.validate():
        return _welcome_page(form), 422
    count_registration(_address(), when(), str(current_app.secret_key))
    try:
        made = accounts.create_account(
            form.email.data,
            form.password.data,
            when(),
            name=form.name.data,
            timezone=form.timezone.data,
            registration=_registration(),
        )
    except Refused as error:
        form.email.errors = [str(error)]
        return _welcome_page(form), 422
    token = sessions.begin(made, when(), address=_address(), program=request.user_agent.string)
    signed_in.sign_in(made, token)
    return redirect("/welcome/choose")


@door.get("/welcome/choose")
def choose() -> str:
    """Three ways to begin; invented people only where there is nobody yet."""
    nobody = shell_counts.of(account(), when().today).people == 0
    return render_template("door/choose.html", demo=nobody and "demo" in current_app.blueprints)


@door.get("/sign-in")
@open_to_all
def ask() -> str | Response:
    """The sign-in form."""
    if g.get("account"):
        return redirect(next_page())
    if _may_register() and not accounts.anybody():
        return redirect("/welcome")
    return _sign_in_page()


@door.post("/sign-in")
@open_to_all
def enter() -> str | Response | tuple[str, int]:
    """Sign in. Whatever session the browser had ends, so that nobody can be made to use one prepared for them."""
    form = SignInForm()
    try:
        owner, token = sign_in.sign_in(
            form.email.data or "",
            form.password.data or "",
            when(),
            secret=str(current_app.secret_key),
            address=_address(),
            program=request.user_agent.string,
            stays=form.stay.data,
        )
    except TooManyTries as error:
        answer = make_response(_sign_in_page(str(error)), 429)
        answer.headers["Retry-After"] = str(int(error.wait.total_seconds()))
        return answer
    except sign_in.DoNotMatch as error:
        return _sign_in_page(str(error)), 422
    _end_session()
    signed_in.sign_in(owner, token, stays=form.stay.data)
    return remember_theme(redirect(next_page()), owner.theme)


@door.post("/sign-out")
def leave() -> Response:
    """Sign this browser out."""
    sessions.end(account(), g.session_id)
    signed_in.sign_out()
    return redirect("/sign-in")


def _welcome_page(form: AccountForm) -> str:
    return render_template(
        "door/welcome.html",
        first=not accounts.anybody(),
        only=_registration() == "first",
        values=form.data,
        errors=form.errors,
        zones=choices(form.timezone.data or "UTC"),
    )


def _sign_in_page(problem: str = "") -> str:
    return render_template(
        "door/sign_in.html",
        email=request.form.get("email", ""),
        problem=problem,
        next=next_page(""),
        may_register=_may_register(),
        stay=request.method == "GET" or bool(request.form.get("stay")),
    )


def _registration() -> str:
    return str(current_app.extensions["kith"].settings.registration)


def _may_register() -> bool:
    return _registration() == "open" or (_registration() == "first" and not accounts.anybody())


def _end_session() -> None:
    if g.get("account"):
        sessions.end(g.account, g.session_id)


def _address() -> str:
    return request.remote_addr or ""
