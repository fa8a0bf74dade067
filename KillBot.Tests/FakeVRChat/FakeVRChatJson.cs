using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeVRChat;

/// <summary>Users as VRChat shows them, with all that its specification demands.</summary>
internal static class FakeVRChatJson
{
    public static JsonObject User(FakeVRChatUser user) => new()
    {
        ["ageVerificationStatus"] = "hidden",
        ["ageVerified"] = false,
        ["allowAvatarCopying"] = true,
        ["bio"] = user.Bio,
        ["bioLinks"] = Texts(user.BioLinks),
        ["currentAvatarImageUrl"] = "https://api.vrchat.cloud/api/1/image/file_1/1/file",
        ["currentAvatarTags"] = Texts([]),
        ["currentAvatarThumbnailImageUrl"] = "https://api.vrchat.cloud/api/1/image/file_1/1/256",
        ["date_joined"] = "2018-04-01",
        ["developerType"] = "none",
        ["displayName"] = user.DisplayName,
        ["friendKey"] = user.IsFriend ? "friend-key-0123" : "",
        ["id"] = user.Id,
        ["isFriend"] = user.IsFriend,
        ["last_activity"] = "",
        ["last_login"] = "",
        ["last_platform"] = "standalonewindows",
        ["location"] = user.Location,
        ["profilePicOverride"] = "",
        ["profilePicOverrideThumbnail"] = "",
        ["pronouns"] = "",
        ["state"] = "offline",
        ["status"] = user.Status,
        ["statusDescription"] = "Exploring worlds",
        ["tags"] = Texts(user.Tags),
        ["userIcon"] = "",
    };

    public static JsonObject CurrentUser(FakeVRChatAccount account)
    {
        var user = User(account.User);
        user.Remove("last_activity");
        user.Remove("location");
        JsonObject own = new()
        {
            ["acceptedTOSVersion"] = 7,
            ["currentAvatar"] = "avtr_1",
            ["emailVerified"] = true,
            ["friendGroupNames"] = Texts([]),
            ["friends"] = Texts(["usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469"]),
            ["hasBirthday"] = true,
            ["hasEmail"] = true,
            ["hasLoggedInFromClient"] = true,
            ["hasPendingEmail"] = false,
            ["homeLocation"] = "",
            ["isAdult"] = true,
            ["last_login"] = "2026-01-01T00:00:00.000Z",
            ["last_mobile"] = null,
            ["obfuscatedEmail"] = "a***@example.org",
            ["obfuscatedPendingEmail"] = "",
            ["oculusId"] = "",
            ["pastDisplayNames"] = Texts([]),
            ["pronounsHistory"] = Texts([]),
            ["statusFirstTime"] = false,
            ["statusHistory"] = Texts([]),
            ["steamDetails"] = new JsonObject(),
            ["steamId"] = "",
            ["twoFactorAuthEnabled"] = account.Methods.Count > 0,
            ["unsubscribe"] = false,
            ["username"] = account.Username,
            ["usesGeneratedPassword"] = false,
        };
        foreach (var (name, value) in own)
        {
            user[name] = value?.DeepClone();
        }

        return user;
    }

    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
