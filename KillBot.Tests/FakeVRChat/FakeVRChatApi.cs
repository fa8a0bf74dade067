using System.Text;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeVRChat;

/// <summary>What VRChat's API does, as far as KillBot asks it. For one thread at a time.</summary>
internal sealed class FakeVRChatApi
{
    private readonly Dictionary<string, FakeVRChatSession> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakeVRChatAccount> _devices = new(StringComparer.Ordinal);

    public List<FakeVRChatAccount> Accounts { get; } = [];

    public Dictionary<string, FakeVRChatUser> Users { get; } = new(StringComparer.Ordinal);

    public bool IsRenewingCookies { get; set; }

    /// <summary>Logins that were not ended.</summary>
    public int SessionCount => _sessions.Count;

    /// <summary>All that must never be told: cookies, passwords, codes.</summary>
    public IEnumerable<string> Secrets =>
        [.. _sessions.Keys, .. _devices.Keys, .. Accounts.Select(account => account.Password), .. Accounts.Select(account => account.RecoveryCode)];

    public void EndSessions() => _sessions.Clear();

    public FakeVRChatAnswer? Handle(FakeVRChatRequest request) => (request.Method, request.Path.Split('/')) switch
    {
        ("GET", ["", "auth", "user"]) => ShowCurrentUser(request),
        ("POST", ["", "auth", "twofactorauth", var method, "verify"]) => Verify(request, method),
        ("PUT", ["", "logout"]) => LogOut(request),
        ("GET", ["", "users", var id]) => ShowUser(request, id),
        _ => null,
    };

    private FakeVRChatAnswer ShowCurrentUser(FakeVRChatRequest request)
    {
        if (Find(request) is { } known)
        {
            return Show(known);
        }

        if (request.Basic is null)
        {
            return FakeVRChatAnswer.MissingCredentials();
        }

        var parts = Encoding.ASCII.GetString(Convert.FromBase64String(request.Basic)).Split(':');
        var account = parts is [var name, var password]
            ? Accounts.Find(a => a.Username.Equals(Uri.UnescapeDataString(name), StringComparison.OrdinalIgnoreCase)
                && a.Password == Uri.UnescapeDataString(password))
            : null;
        if (account is null)
        {
            return FakeVRChatAnswer.Error(401, "\"Invalid Username/Email or Password\"");
        }

        var isKnownDevice = request.TwoFactorAuth is { } device && _devices.GetValueOrDefault(device) == account;
        var session = new FakeVRChatSession(account, account.Methods.Count == 0 || isKnownDevice);
        var auth = $"authcookie_{Guid.CreateVersion7()}";
        _sessions.Add(auth, session);
        // Others that stand before VRChat set cookies too.
        return Show(session) with
        {
            Cookies =
            [
                $"auth={auth}; Max-Age=31536000; Path=/; HttpOnly", "something=else; Path=/", "__cf_bm=x; Domain=.elsewhere.example; Path=/; Secure", "=;=,;",
                "auth=; Path=/other", "auth=\"odd\\\"",
            ],
        };
    }

    private FakeVRChatAnswer Verify(FakeVRChatRequest request, string method)
    {
        if (Find(request) is not { } session)
        {
            return FakeVRChatAnswer.MissingCredentials();
        }

        var code = JsonNode.Parse(request.Body)!["code"]!.GetValue<string>();
        var account = session.Account;
        var isAsked = account.Methods.Contains(method == "emailotp" ? "emailOtp" : method);
        if (!isAsked || code != (method == "otp" ? account.RecoveryCode : account.Code))
        {
            return new FakeVRChatAnswer(400, new JsonObject { ["verified"] = false });
        }

        session.IsVerified = true;
        var device = $"device_{Guid.CreateVersion7()}";
        _devices.Add(device, account);
        var body = new JsonObject { ["verified"] = true };
        if (method != "emailotp")
        {
            body["enabled"] = true;
        }

        return new FakeVRChatAnswer(200, body, $"twoFactorAuth={device}; Max-Age=2592000; Path=/; HttpOnly");
    }

    private FakeVRChatAnswer LogOut(FakeVRChatRequest request) => request.Auth is { } auth && _sessions.Remove(auth)
        ? new FakeVRChatAnswer(
            200, new JsonObject { ["success"] = new JsonObject { ["message"] = "Ok!", ["status_code"] = 200 } }, "auth=; Max-Age=0; Path=/")
        : FakeVRChatAnswer.MissingCredentials();

    private FakeVRChatAnswer ShowUser(FakeVRChatRequest request, string id) =>
        Find(request) is not { IsVerified: true } ? FakeVRChatAnswer.MissingCredentials()
        : !Users.TryGetValue(id, out var user) ? FakeVRChatAnswer.Error(404, $"User {id} not found")
        : user.IsHidden ? FakeVRChatAnswer.Error(403, "Not allowed")
        : new FakeVRChatAnswer(200, FakeVRChatJson.User(user), IsRenewingCookies ? [Renew(request.Auth!)] : []);

    private string Renew(string former)
    {
        var auth = $"authcookie_{Guid.CreateVersion7()}";
        _sessions.Remove(former, out var session);
        _sessions.Add(auth, session!);
        return $"auth={auth}; Max-Age=31536000; Path=/; HttpOnly";
    }

    private static FakeVRChatAnswer Show(FakeVRChatSession session) => new(
        200,
        session.IsVerified
            ? FakeVRChatJson.CurrentUser(session.Account)
            : new JsonObject { ["requiresTwoFactorAuth"] = FakeVRChatJson.Texts(session.Account.Methods) });

    private FakeVRChatSession? Find(FakeVRChatRequest request) => request.Auth is { } auth ? _sessions.GetValueOrDefault(auth) : null;
}
