"""What is said about fields of people and organisations, Chinese and English."""

from collections.abc import Mapping

LABELS: Mapping[str, tuple[str, str]] = {
    "login": ("登录名", "Sign-in name"),
    "password": ("密码", "Password"),
    "current": ("当前密码", "Current password"),
    "new": ("新密码", "New password"),
    "code": ("验证码", "Code"),
    "name": ("名称", "Name"),
    "name_en": ("英文名称", "English name"),
    "key": ("简称代号", "Short key"),
    "uscc": ("统一社会信用代码", "Unified social credit code"),
    "kind": ("单位类型", "Kind of organisation"),
    "region": ("行政区划", "Region"),
    "organisation": ("单位", "Organisation"),
    "person": ("人员", "Person"),
    "reason": ("理由", "Reason"),
    "role": ("角色", "Role"),
    "language": ("语言", "Language"),
    "active": ("启用", "Active"),
    "second_factor": ("同时解除动态口令", "Also remove the second factor"),
    "after": ("页码", "Page"),
}

SENTENCES: Mapping[str, tuple[str, str]] = {
    "required": ("请填写“{label}”", "Enter “{label_en}”"),
    "not_text": ("“{label}”必须是文字", "“{label_en}” must be text"),
    "too_short": (
        "“{label}”至少 {limit} 个字",
        "“{label_en}” must have at least {limit} characters",
    ),
    "too_long": ("“{label}”最多 {limit} 个字", "“{label_en}” may have at most {limit} characters"),
    "bad_character": (
        "“{label}”含有不能保存的字符",
        "“{label_en}” holds a character that cannot be stored",
    ),
    "not_an_option": ("“{label}”不是可选项", "“{label_en}” is not one of the choices"),
    "not_yes_or_no": ("“{label}”必须是是或否", "“{label_en}” must be yes or no"),
    "bad_login": (
        "登录名只能用小写字母、数字和 . _ - @，以字母或数字开头，2 至 64 个字符",
        "A sign-in name has 2 to 64 small letters, digits, . _ - @; a letter or digit first",
    ),
    "bad_key": (
        "简称代号只能用小写字母、数字和 . _ -，以字母或数字开头，最多 64 个字符",
        "A short key has at most 64 small letters, digits, . _ -; a letter or digit first",
    ),
    "bad_uscc": (
        "统一社会信用代码的长度、字符或校验码不对",
        "The unified social credit code has a wrong length, character or check character",
    ),
    "taken": ("“{label}”已被使用", "“{label_en}” is taken"),
    "common_password": ("这个密码太容易被猜到", "This password is too easy to guess"),
    "holds_login": ("密码不能包含登录名", "The password may not hold the sign-in name"),
    "same_password": ("新密码不能与当前密码相同", "The new password must differ from the current"),
    "set_by_themselves": (
        "正式系统中密码由本人设置，不能代设",
        "Outside a demo people set their own password",
    ),
    "wrong_code": ("验证码不对，或者已经用过", "The code does not match, or was used before"),
    "not_begun": ("请先开始绑定动态口令", "Begin enrolling first"),
    "no_such_person": ("没有这个人员", "There is no such person"),
    "no_such_organisation": ("没有这个单位", "There is no such organisation"),
    "there_already": ("已经在这个单位", "The person is there already"),
    "no_such_region": ("没有这个行政区划", "There is no such region"),
    "no_such_role": ("没有这个角色", "There is no such role"),
    "inactive": ("该人员已停用", "This person is deactivated"),
    "held": ("已经拥有这个角色", "The role is held already"),
    "not_held": ("并不拥有这个角色", "The role is not held"),
    "clash": (
        "不能与已有角色“{held}”由同一人担任",
        "One person may not hold this beside “{held_en}”",
    ),
    "wrong_kind": (
        "这个角色只能由“{kind}”的人员担任",
        "Only people of a “{kind_en}” may hold this role",
    ),
    "needs_organisation": (
        "这个角色只能由有单位的人员担任",
        "Only somebody with an organisation may hold this role",
    ),
    "last_administrator": (
        "这是最后一位在任的该类管理员，请先任命另一位",
        "This is the last active administrator of the kind; appoint another one first",
    ),
    "not_a_cursor": ("不是这个列表的页", "Not a page of this list"),
}
