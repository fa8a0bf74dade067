using KillBot.Domain.VRChat.Client;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.VRChat.Login;

/// <summary>
/// The one login of this instance to VRChat, the operator's. Its cookies are kept, encrypted, because VRChat allows few logins; the password
/// is used once and forgotten.
/// </summary>
public sealed partial class VRChatLogin : IDisposable
{
    /// <summary>How often VRChat is asked whether the login holds.</summary>
    public static readonly TimeSpan ValidationInterval = TimeSpan.FromMinutes(30);

    /// <summary>A login that VRChat has not confirmed for so long is asked about before it is used.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromHours(2);

    private static readonly TimeSpan DoubtInterval = TimeSpan.FromMinutes(1);

    private const int MaxFailures = 3;

    private readonly LoginRequests _requests;
    private readonly VRChatLoginStore _store;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<VRChatLogin> _logger;
    private readonly SemaphoreSlim _turn = new(1);
    private volatile SavedLogin? _saved;
    private volatile bool _isLoaded;
    private PendingLogin? _pending;
    private DateTimeOffset _checkedAt = DateTimeOffset.MinValue;
    private int _checks;

    internal VRChatLogin(LoginRequests requests, VRChatLoginStore store, TimeProvider timeProvider, ILogger<VRChatLogin> logger) =>
        (_requests, _store, _timeProvider, _logger) = (requests, store, timeProvider, logger);

    /// <summary>Who is signed in; null for nobody.</summary>
    public async Task<VRChatAccount?> FindAccountAsync(CancellationToken cancellationToken) =>
        await CurrentAsync(cancellationToken) is { IsSignedIn: true } saved
            ? new VRChatAccount(saved.Username, saved.UserId, saved.DisplayName, saved.ValidatedAt, IsStale(saved))
            : null;

    /// <summary>Signs in. What was signed in before stays so until this one is complete.</summary>
    /// <returns>The kinds of code that VRChat asks for, one of which <see cref="VerifyAsync"/> takes; empty when the login is complete.</returns>
    /// <exception cref="VRChatException">Wrong credentials, or VRChat cannot be asked.</exception>
    public async Task<IReadOnlyList<string>> SignInAsync(string username, string password, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var known = await LoadAsync(cancellationToken);
            var device = username.Equals(known?.Username, StringComparison.OrdinalIgnoreCase) ? known.TwoFactorAuth : null;
            var (answer, cookies) = await _requests.StartAsync(username, password, device);
            var former = _pending;
            if (answer.IsSignedIn)
            {
                await BeginAsync(username, cookies, answer);
            }
            else
            {
                _pending = new PendingLogin(username, cookies, answer.Methods, _timeProvider.GetUtcNow());
            }

            await EndAsync(former);
            return answer.Methods;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Completes a login with a code of an app, of an e-mail, or a recovery code.</summary>
    /// <exception cref="VRChatException">A wrong code, no login that waits for one, or VRChat cannot be asked.</exception>
    public async Task VerifyAsync(string code, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var pending = _pending;
            if (pending is null || _timeProvider.GetUtcNow() - pending.StartedAt > PendingLogin.Lifetime)
            {
                throw new VRChatException(VRChatFailure.SignedOut, "No login waits for a code. Start with the user name and the password.");
            }

            if (!pending.IsVerified)
            {
                _pending = pending = await _requests.ShowAsync(pending, code);
            }

            var (answer, cookies) = await _requests.AskAsync(pending.Cookies, CancellationToken.None);
            if (answer is not { IsSignedIn: true })
            {
                _pending = null;
                throw new VRChatException(VRChatFailure.Refused, "VRChat has dropped the login. Start again with the user name and the password.");
            }

            await BeginAsync(pending.Username, cookies, answer);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the login here and at VRChat, and forgets this device's second factor.</summary>
    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var saved = await LoadAsync(cancellationToken);
            var pending = _pending;
            await _store.ForgetAsync();
            (_saved, _pending) = (null, null);
            if (saved is { IsSignedIn: true })
            {
                await _requests.EndAsync(saved.Cookies);
            }

            await EndAsync(pending);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Asks VRChat whether the login holds, if it is time to.</summary>
    public async Task ValidateIfDueAsync(CancellationToken cancellationToken)
    {
        if (await CurrentAsync(cancellationToken) is { IsSignedIn: true } saved
            && IsPast(saved.ValidatedAt, ValidationInterval) && IsPast(_checkedAt, ValidationInterval))
        {
            await ValidateAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Asks VRChat whether the login holds. Three times in a row that it does not end the login; that VRChat cannot be asked says nothing
    /// about it. Whoever asks at the same time shares the answer.
    /// </summary>
    internal async Task ValidateAsync(CancellationToken cancellationToken)
    {
        var checks = Volatile.Read(ref _checks);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (checks == _checks && await LoadAsync(cancellationToken) is { IsSignedIn: true } saved)
            {
                await CheckAsync(saved, cancellationToken);
                _checkedAt = _timeProvider.GetUtcNow();
                _checks++;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The same at most once a minute, when VRChat did not take the login elsewhere: a short fault of VRChat's must not count as three.</summary>
    internal Task DoubtAsync(CancellationToken cancellationToken) =>
        IsPast(_checkedAt, DoubtInterval) ? ValidateAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Goes on with the cookies that an answer has set, unless it came to another login.</summary>
    internal async Task RenewAsync(VRChatCookies used, VRChatCookies set)
    {
        await _turn.WaitAsync();
        try
        {
            if (_saved is { IsSignedIn: true } saved && saved.Cookies == used)
            {
                await SaveAsync(saved with { Auth = set.Auth ?? used.Auth, TwoFactorAuth = set.TwoFactorAuth ?? used.TwoFactorAuth });
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The login's cookies, confirmed not long ago.</summary>
    /// <exception cref="VRChatException">Nobody is signed in, or VRChat cannot be asked whether somebody still is.</exception>
    internal async Task<VRChatCookies> UseAsync(CancellationToken cancellationToken)
    {
        if (await CurrentAsync(cancellationToken) is { IsSignedIn: true } saved && IsStale(saved))
        {
            await ValidateAsync(cancellationToken);
            if (_saved is { IsSignedIn: true } still && IsStale(still))
            {
                throw still.Failures > 0
                    ? VRChatException.SignedOut()
                    : new VRChatException(VRChatFailure.Unavailable, "VRChat could not be asked whether the login still holds.");
            }
        }

        return _saved is { IsSignedIn: true } current ? current.Cookies : throw VRChatException.SignedOut();
    }

    /// <summary>The login is there and not in doubt.</summary>
    internal async Task<bool> IsReliableAsync(CancellationToken cancellationToken) =>
        await CurrentAsync(cancellationToken) is { IsSignedIn: true, Failures: 0 } saved && !IsStale(saved);

    public void Dispose() => _turn.Dispose();

    private bool IsStale(SavedLogin login) => IsPast(login.ValidatedAt, StaleAfter);

    // A clock that was ahead and is set right must not keep a login from being asked about.
    private bool IsPast(DateTimeOffset time, TimeSpan age) => (_timeProvider.GetUtcNow() - time).Duration() >= age;

    private async Task<SavedLogin?> CurrentAsync(CancellationToken cancellationToken)
    {
        if (_isLoaded)
        {
            return _saved;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await LoadAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<SavedLogin?> LoadAsync(CancellationToken cancellationToken)
    {
        if (!_isLoaded)
        {
            _saved = await _store.LoadAsync(cancellationToken);
            _isLoaded = true;
        }

        return _saved;
    }

    private async Task BeginAsync(string username, VRChatCookies cookies, CurrentUserAnswer answer)
    {
        var former = _saved;
        _pending = null;
        await SaveAsync(SavedLogin.Of(username, answer, cookies, _timeProvider.GetUtcNow()));
        if (former is { IsSignedIn: true } && former.Auth != cookies.Auth)
        {
            await _requests.EndAsync(former.Cookies);
        }
    }

    // VRChat counts it among the few sessions of the account.
    private Task EndAsync(PendingLogin? pending) => pending is null ? Task.CompletedTask : _requests.EndAsync(pending.Cookies);

    private async Task CheckAsync(SavedLogin saved, CancellationToken cancellationToken)
    {
        try
        {
            var (answer, cookies) = await _requests.AskAsync(saved.Cookies, cancellationToken);
            if (answer is { IsSignedIn: true })
            {
                await SaveAsync(SavedLogin.Of(saved.Username, answer, cookies, _timeProvider.GetUtcNow()));
                return;
            }
        }
        catch (VRChatException failure)
        {
            Log.Unanswered(_logger, failure.Message);
            return;
        }

        var failures = saved.Failures + 1;
        var isOver = failures >= MaxFailures;
        await SaveAsync(saved with { Failures = failures, Auth = isOver ? null : saved.Auth });
        Log.Doubtful(_logger, failures);
        if (isOver)
        {
            Log.Ended(_logger, failures);
        }
    }

    private async Task SaveAsync(SavedLogin login)
    {
        await _store.SaveAsync(login);
        _saved = login;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Whether the login to VRChat holds could not be asked. {Reason}")]
        public static partial void Unanswered(ILogger logger, string reason);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "VRChat did not take the login, {Count} times in a row.")]
        public static partial void Doubtful(ILogger logger, int count);

        [LoggerMessage(EventId = 3, Level = LogLevel.Warning,
            Message = "VRChat did not take the login, {Count} times in a row: it is over. Sign in again with POST /api/auth/login.")]
        public static partial void Ended(ILogger logger, int count);
    }
}
